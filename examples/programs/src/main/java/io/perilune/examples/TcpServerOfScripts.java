package io.perilune.examples;

import io.perilune.CompiledChunk;
import io.perilune.Lua;
import io.perilune.LuaFunction;
import io.perilune.LuaNil;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that speaks lines over TCP, with the protocol in Lua. Each connection has a Lua of its own, so sessions share nothing; the
 * chunk is compiled once for all. Arguments: the port, or {@code --test}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A session reports its own failures.
public final class TcpServerOfScripts {
    private static final String PROTOCOL = """
            local read, write = ...
            local sum = 0
            for line in read do
              local number = tonumber(line)
              if line == "quit" then
                break
              elseif number then
                sum = sum + number
                write("sum " .. sum)
              else
                write("no number: " .. line)
              end
            end
            write("bye")
            """;

    private TcpServerOfScripts() {}

    private static void serve(Socket socket, Lua lua, CompiledChunk protocol) throws IOException {
        try (socket;
                lua;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            LuaFunction read = lua.blockingFunction("read", ignored -> {
                String line = in.readLine();
                return line == null ? LuaNil.NIL : line;
            });
            LuaFunction write = lua.action(String.class, out::println);
            lua.load(protocol).call(read, write);
        }
    }

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        boolean test = arguments.length > 0 && arguments[0].equals("--test");
        int port = test || arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        CompiledChunk protocol =
                Lua.create().load(PROTOCOL).name("@protocol.lua").compile();
        ExecutorService sessions = Executors.newCachedThreadPool();
        try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            if (test) {
                sessions.submit(() -> {
                    serve(server.accept(), Lua.create(), protocol);
                    return null;
                });
                talk(server.getLocalPort());
                sessions.shutdown();
                return;
            }
            System.out.println("try: nc localhost " + server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                sessions.submit(() -> {
                    serve(socket, Lua.create(), protocol);
                    return null;
                });
            }
        }
    }

    private static void talk(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String line : new String[] {"1", "2.5", "x", "quit"}) {
                out.println(line);
                System.out.println(in.readLine());
            }
        }
    }
}
