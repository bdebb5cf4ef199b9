using System.Globalization;
using System.Reflection;
using AspNetWebSockets.ApiCompare.Assemblies;

namespace AspNetWebSockets.ApiCompare.Signatures;

/// <summary>The declaration of a member without its body.</summary>
internal static class MemberText
{
    /// <summary>The declaration; <see langword="null"/> for what nobody outside of the assembly can use.</summary>
    public static string? Of(MemberInfo member) =>
        member switch
        {
            FieldInfo field when Visibility.IsVisible(field) => Attributed(field, Field(field)),
            PropertyInfo property when IsVisible(property) => Attributed(property, Property(property)),
            EventInfo one when Visibility.IsVisible(one.AddMethod) => Attributed(one, Event(one)),
            ConstructorInfo constructor when !constructor.IsStatic && Visibility.IsVisible(constructor) => Attributed(
                constructor,
                Constructor(constructor)
            ),
            MethodInfo method when Visibility.IsVisible(method) && !IsAccessor(method) => Attributed(
                method,
                Method(method)
            ),
            _ => null,
        };

    /// <summary>The method as a delegate or an ordinary method declares it.</summary>
    public static string Shape(MethodInfo method, string name) =>
        $"{TypeName.Full(method.ReturnType)} {name}{Generic(method)}({ParameterText.Declared(method.GetParameters())})";

    private static string Attributed(MemberInfo member, string text) => AttributeText.Of(member) + text;

    private static string Field(FieldInfo field)
    {
        string access = field.IsPublic ? "public " : "protected ";
        string name = $"{TypeName.Full(field.FieldType)} {field.Name}";
        return (field.IsLiteral, field.IsStatic, field.IsInitOnly) switch
        {
            (true, _, _) => $"{access}const {name} = "
                + Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture),
            (_, true, true) => $"{access}static readonly {name}",
            (_, true, _) => $"{access}static {name}",
            (_, _, true) => $"{access}readonly {name}",
            _ => access + name,
        };
    }

    private static string Property(PropertyInfo property)
    {
        MethodInfo? getter = Visibility.IsVisible(property.GetMethod) ? property.GetMethod : null;
        MethodInfo? setter = Visibility.IsVisible(property.SetMethod) ? property.SetMethod : null;
        MethodInfo widest =
            getter is { IsPublic: true } || setter is null or { IsPublic: false } ? getter ?? setter! : setter;
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"{property.Name}[{ParameterText.Declared(index)}]";
        return $"{Modifiers.Of(widest)}{TypeName.Full(property.PropertyType)} {name} "
            + $"{{ {Accessor(getter, widest, "get")}{Accessor(setter, widest, IsInit(setter) ? "init" : "set")}}}";
    }

    private static string Accessor(MethodInfo? accessor, MethodInfo widest, string keyword) =>
        accessor is null ? ""
        : accessor.IsPublic == widest.IsPublic ? keyword + "; "
        : $"protected {keyword}; ";

    private static string Event(EventInfo one) =>
        $"{Modifiers.Of(one.AddMethod!)}event {TypeName.Full(one.EventHandlerType!)} {one.Name}";

    private static string Constructor(ConstructorInfo constructor) =>
        $"{Modifiers.Of(constructor)}{constructor.DeclaringType!.Name}({ParameterText.Declared(constructor.GetParameters())})";

    private static string Method(MethodInfo method) => Modifiers.Of(method) + Shape(method, method.Name);

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";

    private static bool IsVisible(PropertyInfo property) =>
        Visibility.IsVisible(property.GetMethod) || Visibility.IsVisible(property.SetMethod);

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsInit(MethodInfo? setter) =>
        setter?.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name is "IsExternalInit") == true;
}
