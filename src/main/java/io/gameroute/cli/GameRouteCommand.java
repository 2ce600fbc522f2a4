package io.gameroute.cli;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code gameroute}: the subcommands, and the options that all of them have. */
@Command(
        name = "gameroute",
        description = "Game servers on Kubernetes, compatible with OpenKruiseGame.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true)
public final class GameRouteCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Read before anything logs, by {@link LogFormat#choose}; here it is checked and explained. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = "--log-format",
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "text (default) for people, json for machines")
    private LogFormat logFormat = LogFormat.text;

    private GameRouteCommand() {}

    /** Does what the arguments say and gives the exit code: 0 done, 1 it could not be done, 2 the arguments are wrong. */
    public static int execute(String[] args, Controller controller) {
        LogFormat.choose(args);
        return commandLine(controller).execute(args);
    }

    static CommandLine commandLine(Controller controller) {
        return new CommandLine(new GameRouteCommand())
                .addSubcommand(new RunCommand(controller))
                .addSubcommand(new PlanCommand(System.in))
                .addSubcommand(new RolloutCommand())
                .addSubcommand(new EventsCommand())
                .addSubcommand(new RoutesCommand())
                .addSubcommand(new DevCommand(controller))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, args) -> refuse(wrong))
                .setExecutionExceptionHandler(GameRouteCommand::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as dev or run");
    }

    private static int refuse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        wrong.getMessage().lines().forEach(line -> say(command, line));
        command.getErr().println("see '" + help + "'");
        return CommandLine.ExitCode.USAGE;
    }

    /** One line that says what to do; where it happened is in the log at debug level. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        // No static logger here: the format of log lines must be chosen before the first one is made.
        LoggerFactory.getLogger(GameRouteCommand.class)
                .atDebug()
                .setCause(failure)
                .log("failed");
        say(command, failure instanceof UserException ? failure.getMessage() : "failed: " + failure);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void say(CommandLine command, String line) {
        command.getErr().println(command.getColorScheme().errorText("gameroute: " + line));
    }
}
