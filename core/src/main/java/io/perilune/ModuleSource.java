package io.perilune;

import java.util.Optional;

/** Where {@code require} finds modules, when scripts have no file system to search. */
@FunctionalInterface
public interface ModuleSource {
    /**
     * The source text of a module. Called on the thread that runs the script, once for each module that it loads.
     *
     * @param name one to 200 letters, digits, {@code _}, {@code -} and single dots between them; never a path
     * @return the text as UTF-8 or in whatever encoding its strings shall have; empty when there is no such module
     * @throws Exception what goes wrong becomes a Lua error with this cause
     */
    Optional<byte[]> find(String name) throws Exception;
}
