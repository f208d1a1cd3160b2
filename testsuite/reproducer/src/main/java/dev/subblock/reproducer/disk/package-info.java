/** The guest's side of the disk that is under our control: when a trial begins and ends, and what the disk is asked to do. */
package dev.subblock.reproducer.disk;
