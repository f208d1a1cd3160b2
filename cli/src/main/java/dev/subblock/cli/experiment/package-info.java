/** From a series and a base to observations: which kernels, which scenarios, one boot for each kernel. */
package dev.subblock.cli.experiment;
