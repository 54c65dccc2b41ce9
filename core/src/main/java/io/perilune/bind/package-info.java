/**
 * Annotations that open Java classes to scripts: only what is annotated can be reached, and no script finds a class by its name.
 *
 * <p>Receives: nothing; the host room reads them.
 * <br>Gives: names and roles of members.
 * <br>Doors: all annotations.
 * <br>Threads: any.
 * <br>Powers: none.
 */
package io.perilune.bind;
