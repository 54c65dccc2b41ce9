package io.perilune.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A web server whose handlers are Lua. A handler that waits, here for {@code sleep}, holds neither a thread nor the Lua, so one Lua serves
 * many requests at a time. Arguments: the port, or {@code --test}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The callback answers, also when the call has failed.
public final class HttpServerOfScripts implements AutoCloseable {
    private static final String HANDLERS = """
            local hits = 0

            return {
              ["/"] = function(request)
                hits = hits + 1
                return 200, "hello " .. (request.query or "nobody") .. ", visit " .. hits
              end,
              ["/slow"] = function()
                sleep(20)
                return 200, "worth waiting for"
              end,
              ["/broken"] = function()
                error("not my day")
              end,
            }
            """;

    private final Lua lua = Lua.create();
    private final HttpServer server;
    private final LuaTable handlers;

    private HttpServerOfScripts(int port) throws IOException {
        lua.globals()
                .set(
                        "sleep",
                        lua.asyncFunction(arguments -> CompletableFuture.runAsync(
                                () -> {},
                                CompletableFuture.delayedExecutor(
                                        arguments.get(0, long.class), TimeUnit.MILLISECONDS))));
        handlers = lua.load(HANDLERS).name("@handlers.lua").call(LuaTable.class);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        if (!(handlers.get(uri.getPath()) instanceof LuaFunction handler)) {
            respond(exchange, 404, "no such page");
            return;
        }
        LuaTable request =
                lua.table().set("method", exchange.getRequestMethod()).set("query", uri.getQuery());
        handler.callAsync(request).orTimeout(5, TimeUnit.SECONDS).whenComplete((answer, failure) -> {
            if (failure == null) {
                respond(exchange, answer.get(0, int.class), answer.get(1, String.class));
            } else {
                respond(exchange, 500, failure.getMessage());
            }
        });
    }

    private static void respond(HttpExchange exchange, int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            // The client has left; there is nobody to tell.
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        lua.close();
    }

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        boolean test = arguments.length > 0 && arguments[0].equals("--test");
        int port = test || arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        HttpServerOfScripts server = new HttpServerOfScripts(port);
        server.server.start();
        if (!test) {
            System.out.println("http://localhost:" + server.port() + "/?moon");
            return;
        }
        try (server) {
            for (String path : new String[] {"/?moon", "/?sun", "/slow", "/broken", "/nowhere"}) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                        .build();
                HttpResponse<String> response =
                        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                System.out.println(response.statusCode() + " " + response.body());
            }
        }
    }
}
