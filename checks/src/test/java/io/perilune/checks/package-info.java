/**
 * Tests about the code base rather than its behaviour. Each failure names the file, the rule, and the command or the
 * document that repairs it.
 *
 * <p>Receives: the working tree and its compiled classes. Gives: failures. Doors: none. Threads: one. Powers: files and
 * processes.
 */
package io.perilune.checks;
