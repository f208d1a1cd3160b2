/** Object code of two builds, compared function by function. */
package dev.subblock.analyzers.code;
