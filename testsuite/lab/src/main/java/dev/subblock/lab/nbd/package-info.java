/** A server of the Network Block Device protocol: fixed newstyle, simple replies, one unix socket. */
package dev.subblock.lab.nbd;
