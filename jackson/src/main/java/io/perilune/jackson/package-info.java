/**
 * Values of Lua to and from JSON, trees and Java objects, by Jackson.
 *
 * <p>Receives: values of the door, and whatever Jackson can read or write.
 * <br>Gives: the other of the two.
 * <br>Doors: JsonMapping, MappingOption, MappingException.
 * <br>Threads: any may call; the Lua is entered for each conversion.
 * <br>Powers: none.
 */
package io.perilune.jackson;
