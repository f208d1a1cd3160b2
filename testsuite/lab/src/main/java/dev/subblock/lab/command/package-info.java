/** Programs of the host: started with a deadline, their output bounded, ended with us. */
package dev.subblock.lab.command;
