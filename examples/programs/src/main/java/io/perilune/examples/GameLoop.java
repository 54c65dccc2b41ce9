package io.perilune.examples;

import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaThread;
import io.perilune.bind.LuaField;
import io.perilune.bind.LuaType;
import java.util.ArrayList;
import java.util.List;

/**
 * A game whose characters are coroutines: each runs until it waits for the next frame, and the loop resumes those that are still
 * there. A script reads as one story, however many frames it takes.
 */
public final class GameLoop {
    /** A character, whose fields its script reads and writes. */
    @LuaType
    static final class Actor {
        @LuaField
        final String name;

        @LuaField
        int x;

        Actor(String name) {
            this.name = name;
        }
    }

    private static final String STORIES = """
            local wait = coroutine.yield

            local function walk(actor, to)
              while actor.x ~= to do
                actor.x = actor.x + (actor.x < to and 1 or -1)
                wait()
              end
            end

            stories = {
              scout = function(me) walk(me, 3) say(me.name .. " looks around") wait() walk(me, 1) end,
              guard = function(me) for round = 1, 2 do walk(me, 1) walk(me, 0) end say(me.name .. " sleeps") end,
            }
            """;

    private record Player(Actor actor, LuaThread story) {}

    private GameLoop() {}

    /** Runs frames until every story is over. */
    public static void main(String[] arguments) {
        try (Lua lua = Lua.create()) {
            lua.globals().set("say", lua.action(String.class, System.out::println));
            lua.load(STORIES).name("@stories.lua").exec();
            List<Player> characters = new ArrayList<>();
            for (String name : List.of("scout", "guard")) {
                characters.add(new Player(
                        new Actor(name), lua.thread(lua.globals().path("stories." + name, LuaFunction.class))));
            }
            for (int frame = 1; !characters.isEmpty(); frame++) {
                StringBuilder line = new StringBuilder("frame " + frame + ":");
                for (Player each : characters) {
                    each.story().resume(each.actor());
                    line.append(' ').append(each.actor().name).append('@').append(each.actor().x);
                }
                characters.removeIf(each -> !each.story().isResumable());
                System.out.println(line);
            }
        }
    }
}
