/** Linux system calls, native memory and their errors: all that the JDK refuses, for x86-64, through jffi. */
package dev.subblock.reproducer.sys;
