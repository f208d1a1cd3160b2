/** What is done to the tool, case by case, and the checks of what comes out. */
package dev.subblock.faultbench.trial;
