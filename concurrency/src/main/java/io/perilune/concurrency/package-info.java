/** The stress command: many threads do everything at once to a few Luas, under a watchdog. */
package io.perilune.concurrency;
