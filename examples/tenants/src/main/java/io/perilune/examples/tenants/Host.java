package io.perilune.examples.tenants;

import io.perilune.Lua;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What the scripts of the tenants may call: a service that answers later, on the executor, and sometimes fails. */
class Host {
    private final Executor executor;

    Host(Executor executor) {
        this.executor = executor;
    }

    void install(Lua lua) {
        lua.globals().set("fetch", lua.asyncFunction("fetch", arguments -> fetch(arguments.get(0, String.class))));
        lua.globals().set("check", lua.function("check", arguments -> {
            throw new Outage("check of " + arguments.get(0, String.class));
        }));
    }

    private CompletableFuture<String> fetch(String path) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        executor.execute(() -> {
            if (path.startsWith("/broken")) {
                answer.completeExceptionally(new Outage(path));
            } else {
                answer.complete(page(path));
            }
        });
        return answer;
    }

    /** What the service has at a path. */
    String page(String path) {
        return "page " + path;
    }

    /** What the host throws. */
    static final class Outage extends Exception {
        private static final long serialVersionUID = 1;

        Outage(String message) {
            super(message);
        }
    }
}
