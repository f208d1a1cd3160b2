/** What each kernel does for each kind of write: asked, compared from step to step, and shown. */
package dev.subblock.cli.protocol;
