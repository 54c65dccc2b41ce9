package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** A deadline is met where the script itself cannot look at a clock: it waits, or nobody has begun with it. */
final class DeadlineTest {
    private final CompletableFuture<String> never = new CompletableFuture<>();

    private Lua lua(Executor executor) {
        Lua lua = Lua.builder()
                .executor(executor)
                .limits(Limits.of().deadline(Duration.ofMillis(20)))
                .build();
        lua.globals().set("never", lua.asyncFunction(arguments -> never));
        return lua;
    }

    private static LuaLimitException limit(CompletableFuture<?> call) {
        CompletionException e = assertThrows(CompletionException.class, call::join);
        LuaLimitException limit = assertInstanceOf(LuaLimitException.class, e.getCause());
        assertEquals(Limit.DEADLINE, limit.limit());
        assertEquals(20_000_000, limit.amount());
        return limit;
    }

    /** On a busy machine the time may be over before the script has begun; then once more. */
    private static void runUntilDeadline(Lua lua, String script) {
        LuaFunction function = lua.load("began = true " + script).toFunction();
        do {
            limit(function.callAsync());
        } while (lua.globals().get("began") == LuaNil.NIL);
    }

    @Test
    void asynchronousCall_thatWaits_isEnded() {
        Lua lua = lua(Runnable::run);
        runUntilDeadline(lua, "pcall(never) escaped = true");
        // Nobody waits for the answer any more.
        assertThrows(CancellationException.class, never::join);
        assertEquals(LuaNil.NIL, lua.globals().get("escaped"));
    }

    @Test
    void asynchronousCall_thatWaits_closesItsVariables() {
        Lua lua = lua(Runnable::run);
        CompletableFuture<String> closed = new CompletableFuture<>();
        lua.globals().set("closed", lua.function(arguments -> closed.complete(arguments.get(0, String.class))));
        runUntilDeadline(lua, "local x <close> = setmetatable({}, {__close = function(_, e) closed(e) end}) never()");
        assertEquals("deadline of 20 ms passed", closed.join());
    }

    @Test
    void synchronousCall_thatWaits_isEnded() {
        Lua lua = lua(Runnable::run);
        LuaFunction function =
                lua.load("began = true pcall(never) escaped = true").toFunction();
        do {
            LuaLimitException e = assertThrows(LuaLimitException.class, function::call);
            assertEquals(Limit.DEADLINE, e.limit());
        } while (lua.globals().get("began") == LuaNil.NIL);
        assertTrue(never.isCancelled());
        assertEquals(LuaNil.NIL, lua.globals().get("escaped"));
    }

    @Test
    void callThatStandsInTheExecutorsQueue_isRefused() {
        Queue<Runnable> queue = new ArrayDeque<>();
        Lua lua = lua(queue::add);
        CompletableFuture<Multi> call = lua.load("began = true").callAsync();
        limit(call);
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
        assertEquals(LuaNil.NIL, lua.globals().get("began"));
    }

    @Test
    void answerInTime_isNoDeadline() {
        Lua lua = Lua.builder()
                .executor(Runnable::run)
                .limits(Limits.of().deadline(Duration.ofHours(1)))
                .build();
        lua.globals().set("never", lua.asyncFunction(arguments -> never));
        CompletableFuture<String> call = lua.load("return never()").callAsync(String.class);
        assertFalse(call.isDone());
        never.complete("after all");
        assertEquals("after all", call.join());
    }

    @Test
    void twin_withoutADeadline_theCallWaits() {
        Lua lua = Lua.builder().executor(Runnable::run).build();
        lua.globals().set("never", lua.asyncFunction(arguments -> never));
        CompletableFuture<Multi> call = lua.load("never()").callAsync();
        // As much time and more passes for a call that has a deadline.
        CompletableFuture<String> unanswered = new CompletableFuture<>();
        Lua limited = lua(Runnable::run);
        limited.globals().set("wait", limited.asyncFunction(arguments -> unanswered));
        limit(limited.load("wait()").callAsync());
        assertFalse(call.isDone());
    }
}
