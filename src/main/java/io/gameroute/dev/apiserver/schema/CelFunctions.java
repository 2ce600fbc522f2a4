package io.gameroute.dev.apiserver.schema;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions being added to the language of rules: what the compiler knows of them, and what they do. */
final class CelFunctions {
    private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
    private final List<CelFunctionBinding> bindings = new ArrayList<>();

    <A> CelFunctions global(String name, CelType result, CelType of, Class<A> type, CelFunctionOverload.Unary<A> body) {
        var id = id(name, of);
        declare(name, CelOverloadDecl.newGlobalOverload(id, result, of));
        bindings.add(CelFunctionBinding.from(id, type, body));
        return this;
    }

    <A> CelFunctions member(
            String name, CelType result, CelType self, Class<A> type, CelFunctionOverload.Unary<A> body) {
        var id = id(name, self);
        declare(name, CelOverloadDecl.newMemberOverload(id, result, self));
        bindings.add(CelFunctionBinding.from(id, type, body));
        return this;
    }

    <A, B> CelFunctions member(
            String name,
            CelType result,
            CelType self,
            Class<A> type,
            CelType argument,
            Class<B> argumentType,
            CelFunctionOverload.Binary<A, B> body) {
        var id = id(name, self) + "_" + argument.name();
        declare(name, CelOverloadDecl.newMemberOverload(id, result, self, argument));
        bindings.add(CelFunctionBinding.from(id, type, argumentType, body));
        return this;
    }

    CelFunctions member(
            String name, CelType result, List<CelType> types, List<Class<?>> classes, CelFunctionOverload body) {
        var id = id(name, types.get(0)) + "_" + types.size();
        declare(name, CelOverloadDecl.newMemberOverload(id, result, types));
        bindings.add(CelFunctionBinding.from(id, classes, body));
        return this;
    }

    List<CelFunctionDecl> declarations() {
        var declarations = new ArrayList<CelFunctionDecl>();
        overloads.forEach((name, all) -> declarations.add(CelFunctionDecl.newFunctionDeclaration(name, all)));
        return declarations;
    }

    List<CelFunctionBinding> bindings() {
        return bindings;
    }

    private static String id(String name, CelType of) {
        return "kubernetes_" + of.name() + "_" + name;
    }

    private void declare(String name, CelOverloadDecl overload) {
        overloads.computeIfAbsent(name, any -> new ArrayList<>()).add(overload);
    }
}
