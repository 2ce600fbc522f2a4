package io.gameroute.dev.apiserver.schema;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/**
 * The language of rules: {@code self} and {@code oldSelf} are dynamically typed, with the
 * functions that Kubernetes adds for lists, strings, quantities, URLs and
 * addresses.
 */
final class CelEnvironment {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelFunctions FUNCTIONS = functions();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings(), CelExtensions.optional(), CelExtensions.sets(OPTIONS))
            .addFunctionDeclarations(FUNCTIONS.declarations())
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings(), CelExtensions.optional(), CelExtensions.sets(OPTIONS))
            .addFunctionBindings(FUNCTIONS.bindings())
            .build();

    private CelEnvironment() {}

    private static CelFunctions functions() {
        var functions = new CelFunctions();
        ListFunctions.addTo(functions);
        TextFunctions.addTo(functions);
        QuantityFunctions.addTo(functions);
        UrlFunctions.addTo(functions);
        IpFunctions.addTo(functions);
        return functions;
    }

    static CelRuntime.Program program(String rule) throws CelValidationException, CelEvaluationException {
        return RUNTIME.createProgram(COMPILER.compile(rule).getAst());
    }
}
