package io.gameroute.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A subcommand that asks a cluster and ends, as a user runs it. */
public record CommandRun(int code, String out, String err) {

    public static CommandRun of(Path kubeconfig, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = GameRouteCommand.commandLine((configuration, client, started) -> 0)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--kubeconfig=" + kubeconfig);
        int code = command.execute(all.toArray(String[]::new));
        return new CommandRun(code, out.toString(), err.toString());
    }
}
