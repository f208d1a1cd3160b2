/** Linux asynchronous I/O: io_submit and io_getevents over iocbs in native memory. */
package dev.subblock.reproducer.aio;
