package dev.subblock.lab.vm;

/** Where in its life a guest is. */
public enum Phase { START, BOOT, COMMAND, SHUTDOWN, ENDED }
