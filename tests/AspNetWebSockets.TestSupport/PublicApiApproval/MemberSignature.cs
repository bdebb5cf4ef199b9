using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.TestSupport;

/// <summary>One member that callers or heirs outside the assembly can use, as a line.</summary>
internal static class MemberSignature
{
    /// <summary>The line; <see langword="null"/> for a member that cannot be used from outside or is part of another.</summary>
    public static string? Render(MemberInfo member)
    {
        string? signature = member switch
        {
            FieldInfo field => Field(field),
            PropertyInfo property => Property(property),
            EventInfo @event => Event(@event),
            ConstructorInfo constructor => Constructor(constructor),
            MethodInfo method => Method(method),
            _ => null,
        };
        return signature is null ? null : AttributeList.Render(member) + signature;
    }

    public static string ReturnType(MethodInfo method) =>
        RefKind(method.ReturnParameter, "ref ") + TypeName.Of(method.ReturnType);

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string? Field(FieldInfo field)
    {
        if (!(field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            return null;
        }

        string access = field.IsPublic ? "public " : "protected ";
        string kind =
            field.IsLiteral ? "const "
            : field.IsStatic ? "static "
            : "";
        string value = field.IsLiteral
            ? " = " + ConstantValue.Render(field.GetRawConstantValue(), field.FieldType)
            : "";
        return access
            + kind
            + (field.IsInitOnly ? "readonly " : "")
            + TypeName.Of(field.FieldType)
            + " "
            + field.Name
            + value;
    }

    private static string? Property(PropertyInfo property)
    {
        MethodInfo? getter = Usable(property.GetMethod);
        MethodInfo? setter = Usable(property.SetMethod);
        MethodInfo? first = getter ?? setter;
        if (first is null)
        {
            return null;
        }

        // The wider of the two decides what stands in front; the narrower is marked at its accessor.
        MethodInfo widest = getter is { IsPublic: true } || setter is null or { IsPublic: false } ? first : setter;
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return Modifiers(widest)
            + required
            + RefKind(property.GetMethod?.ReturnParameter, "ref ")
            + TypeName.Of(property.PropertyType)
            + $" {name} {{ "
            + Accessor(getter, widest, "get")
            + Accessor(setter, widest, setter is not null && IsInit(setter) ? "init" : "set")
            + "}";
    }

    private static string Accessor(MethodInfo? accessor, MethodInfo widest, string keyword)
    {
        if (accessor is null)
        {
            return "";
        }

        return (accessor.IsPublic == widest.IsPublic ? "" : "protected ") + keyword + "; ";
    }

    private static string? Event(EventInfo @event) =>
        Usable(@event.AddMethod) is { } add
            ? Modifiers(add) + "event " + TypeName.Of(@event.EventHandlerType!) + " " + @event.Name
            : null;

    private static string? Constructor(ConstructorInfo constructor) =>
        IsUsable(constructor) && !constructor.IsStatic
            ? Modifiers(constructor)
                + TypeName.InDeclaration(constructor.DeclaringType!)
                + "("
                + Parameters(constructor)
                + ")"
            : null;

    private static string? Method(MethodInfo method)
    {
        bool isAccessor = method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
        if (!IsUsable(method) || isAccessor || method.IsDefined(typeof(CompilerGeneratedAttribute)))
        {
            return null;
        }

        Type[] arguments = method.GetGenericArguments();
        string generic = arguments.Length == 0 ? "" : "<" + string.Join(", ", arguments.Select(TypeName.Of)) + ">";
        return $"{Modifiers(method)}{ReturnType(method)} {method.Name}{generic}({Parameters(method)}){GenericConstraints.Of(arguments)}";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string kind = parameter switch
        {
            { IsOut: true, ParameterType.IsByRef: true } => "out ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute))
                    || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ when parameter is { Position: 0, Member: MethodInfo method }
                    && method.IsDefined(typeof(ExtensionAttribute)) => "this " + RefKind(parameter, "ref "),
            _ => RefKind(parameter, "ref "),
        };
        string value = parameter.HasDefaultValue
            ? " = " + ConstantValue.Render(parameter.RawDefaultValue, parameter.ParameterType)
            : "";
        return kind + TypeName.Of(parameter.ParameterType) + " " + parameter.Name + value;
    }

    private static string RefKind(ParameterInfo? parameter, string otherwise)
    {
        if (parameter is not { ParameterType.IsByRef: true })
        {
            return "";
        }

        bool isReadOnly = parameter.IsDefined(typeof(IsReadOnlyAttribute)) || parameter.IsDefined(typeof(InAttribute));
        return (isReadOnly, parameter.Position >= 0) switch
        {
            (true, true) => "in ",
            (true, false) => "ref readonly ",
            _ => otherwise,
        };
    }

    private static string Modifiers(MethodBase method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return method.IsStatic ? "static " : "";
        }

        string access = method.IsPublic ? "public " : "protected ";
        return access + (method is MethodInfo info ? Inheritance(info) : "");
    }

    private static string Inheritance(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        if (!method.IsVirtual)
        {
            return "";
        }

        bool overrides = method.GetBaseDefinition() != method;
        return (method.IsAbstract, overrides, method.IsFinal) switch
        {
            (true, true, _) => "abstract override ",
            (true, false, _) => "abstract ",
            (_, true, true) => "sealed override ",
            (_, true, _) => "override ",
            (_, _, true) => "",
            _ => "virtual ",
        };
    }

    private static MethodInfo? Usable(MethodInfo? method) => method is not null && IsUsable(method) ? method : null;

    private static bool IsUsable(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
