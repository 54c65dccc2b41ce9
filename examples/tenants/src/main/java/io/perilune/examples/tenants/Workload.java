package io.perilune.examples.tenants;

import io.perilune.Lua;
import io.perilune.LuaException;
import io.perilune.LuaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests of many tenants, each with a Lua of its own. A request awaits the host three or four times; one of these calls always
 * fails and is caught by the script, a function of the host throws in between, and every other request ends in a failure that the
 * script does not catch. Each outcome is checked.
 */
final class Workload {
    private static final int TENANTS = 16;
    private static final int IN_PROGRESS = 256;
    private static final String SCRIPT = """
            local id = ...
            local good, why = pcall(fetch, "/broken/caught/" .. id)
            assert(not good and tostring(why):find("/broken/caught/" .. id, 1, true), why)
            local page = fetch("/page/" .. id)
            local called, thrown = pcall(check, "id " .. id)
            assert(not called and tostring(thrown):find("check of id " .. id, 1, true), thrown)
            local co = coroutine.wrap(function() return fetch("/in/coroutine/" .. id) end)
            page = page .. " " .. co()
            if id % 2 == 0 then fetch("/broken/" .. id) end
            return page
            """;

    private final List<Lua> tenants = new ArrayList<>();
    private final List<LuaFunction> handlers = new ArrayList<>();
    private final AtomicLong deviations = new AtomicLong();
    private final CompletableFuture<String> firstDeviation = new CompletableFuture<>();

    /** How long the end of a request may take. */
    private int patienceSeconds = 60;

    Workload(Executor executor) {
        Host host = new Host(executor);
        for (int i = 0; i < TENANTS; i++) {
            Lua lua = Lua.builder().executor(executor).build();
            host.install(lua);
            tenants.add(lua);
            handlers.add(lua.load(SCRIPT).name("@request.lua").toFunction());
        }
    }

    Workload patience(int seconds) {
        patienceSeconds = seconds;
        return this;
    }

    /**
     * Makes the requests and waits for all of them.
     *
     * @return how many did not end as they should
     */
    long run(int requests) throws InterruptedException {
        Semaphore places = new Semaphore(IN_PROGRESS);
        for (int i = 0; i < requests; i++) {
            if (!places.tryAcquire(patienceSeconds, TimeUnit.SECONDS)) {
                deviate("no request has ended in time");
                return deviations.get();
            }
            int id = i;
            CompletionStage<String> request = handlers.get(i % TENANTS).callAsync(String.class, id);
            request.whenComplete((page, failure) -> {
                check(id, page, failure);
                places.release();
            });
        }
        if (!places.tryAcquire(IN_PROGRESS, patienceSeconds, TimeUnit.SECONDS)) {
            deviate("some requests have not ended in time");
        }
        for (Lua lua : tenants) {
            if (lua.load("return 6 * 7").eval(int.class) != 42) {
                deviate("a tenant's Lua does not work any more");
            }
            lua.close();
        }
        return deviations.get();
    }

    private void check(int id, String page, Throwable failure) {
        Throwable thrown =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (id % 2 != 0) {
            if (!("page /page/" + id + " page /in/coroutine/" + id).equals(page)) {
                deviate("request " + id + " gave " + page + ", " + thrown);
            }
        } else if (!(thrown instanceof LuaException)
                || !(thrown.getCause() instanceof Host.Outage outage)
                || !outage.getMessage().equals("/broken/" + id)) {
            deviate("request " + id + " should have failed, but gave " + page + ", " + thrown);
        }
    }

    private void deviate(String what) {
        deviations.incrementAndGet();
        firstDeviation.complete(what);
    }

    /** What went wrong first; empty when nothing did. */
    String firstDeviation() {
        return firstDeviation.getNow("");
    }
}
