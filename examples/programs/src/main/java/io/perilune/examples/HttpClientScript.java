package io.perilune.examples;

import com.sun.net.httpserver.HttpServer;
import io.perilune.JavaFunction;
import io.perilune.Lua;
import io.perilune.LuaTable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Scripts that fetch web pages with the JDK's client: {@code http.get(url)} looks like any call, waits without a thread, and gives nil and
 * a message where the page cannot be had. Arguments: addresses, or {@code --test}.
 */
public final class HttpClientScript {
    private static final String SCRIPT = """
            local url = ...
            local page, problem = http.get(url)
            if not page then
              return url .. ": " .. problem
            end
            return page.status .. ": " .. #page.body .. " bytes"
            """;

    private HttpClientScript() {}

    @SuppressWarnings("FutureReturnValueIgnored") // A function that returns a future is what the Lua waits for.
    private static LuaTable http(Lua lua) {
        HttpClient client = HttpClient.newHttpClient();
        return lua.table()
                .set(
                        "get",
                        lua.function(((JavaFunction) arguments -> {
                                    HttpRequest request = HttpRequest.newBuilder(arguments.get(0, URI.class))
                                            .build();
                                    return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                                            .thenApply(response -> lua.table()
                                                    .set("status", response.statusCode())
                                                    .set("body", response.body()));
                                })
                                .returningErrors()));
    }

    /** Fetches all addresses at the same time, and prints what the script says of each. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("--test")) {
            test();
            return;
        }
        fetch(List.of(arguments));
    }

    private static void fetch(List<String> addresses) throws Exception {
        try (Lua lua = Lua.create()) {
            lua.globals().set("http", http(lua));
            List<CompletableFuture<String>> all = addresses.stream()
                    .map(address -> lua.load(SCRIPT).name("@fetch.lua").callAsync(String.class, address))
                    .toList();
            for (CompletableFuture<String> each : all) {
                System.out.println(each.get(30, TimeUnit.SECONDS));
            }
        }
    }

    private static void test() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "moon".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String here = "http://localhost:" + server.getAddress().getPort() + "/";
            fetch(List.of(here, here, "file:///nowhere"));
        } finally {
            server.stop(0);
        }
    }
}
