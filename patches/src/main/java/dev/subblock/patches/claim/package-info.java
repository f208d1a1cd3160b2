/** Sentences of a cover letter as something that can fail. */
package dev.subblock.patches.claim;
