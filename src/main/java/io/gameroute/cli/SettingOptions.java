package io.gameroute.cli;

import io.gameroute.config.Configuration;
import io.gameroute.config.InvalidConfigurationException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings that a command is given, over those of the environment. */
final class SettingOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a setting; see docs/configuration.md")
    private Map<String, String> given = new HashMap<>();

    /**
     * @param defaults of the command, which a setting overrides
     * @param options what other options of the command say, which override a setting
     * @throws ParameterException with the key, the value and what is valid
     */
    Configuration configuration(Map<String, String> defaults, Map<String, String> options) {
        Map<String, String> all = new HashMap<>(defaults);
        all.putAll(given);
        all.putAll(options);
        try {
            return Configuration.of(System.getenv(), all);
        } catch (InvalidConfigurationException invalid) {
            throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
        }
    }
}
