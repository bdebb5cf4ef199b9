using System.Reflection;
using AspNetWebSockets.ApiCompare.Signatures;

namespace AspNetWebSockets.ApiCompare.Comparison;

/// <summary>The usable members of a type, by what tells them apart in C#.</summary>
internal static class MemberSet
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>
    /// The members that the type and its base types declare, down to and without the first base type that
    /// <paramref name="isKnown"/>; of two with the same key, that of the more derived type.
    /// </summary>
    public static Dictionary<string, MemberInfo> Of(Type type, Func<Type, bool> isKnown)
    {
        Dictionary<string, MemberInfo> members = new(StringComparer.Ordinal);
        for (Type? one = type; one is not null && (one == type || !isKnown(one)); one = one.BaseType)
        {
            foreach (MemberInfo member in one.GetMembers(Declared).Where(member => IsCompared(member, type)))
            {
                members.TryAdd(Key(member), member);
            }
        }

        return members;
    }

    private static bool IsCompared(MemberInfo member, Type type) =>
        MemberText.Of(member) is not null
        && (member is not ConstructorInfo || member.DeclaringType == type)
        // The number behind an enum: part of its declaration.
        && member.Name is not "value__"
        && (member is not MethodInfo { Name: "Finalize" });

    private static string Key(MemberInfo member) =>
        member switch
        {
            ConstructorInfo constructor => $"#ctor({ParameterText.Key(constructor.GetParameters())})",
            MethodInfo method => Generic(method) + $"({ParameterText.Key(method.GetParameters())})",
            PropertyInfo property when property.GetIndexParameters() is { Length: > 0 } index =>
                $"{property.Name}[{ParameterText.Key(index)}]",
            _ => member.Name,
        };

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod
            ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : method.Name;
}
