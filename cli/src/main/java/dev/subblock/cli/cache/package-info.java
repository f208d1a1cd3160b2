/** What lies in the cache, and what of it can go. */
package dev.subblock.cli.cache;
