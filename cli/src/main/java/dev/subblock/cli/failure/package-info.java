/** What each kernel does at each point where a write can fail: asked, judged, and shown. */
package dev.subblock.cli.failure;
