/** The order in which a disk completes what it holds: as told, by chance, as recorded, or every one there is. */
package dev.subblock.lab.order;
