/** Patches that revive one historical bug each, so that a scenario can be seen to fail. */
package dev.subblock.patches.control;
