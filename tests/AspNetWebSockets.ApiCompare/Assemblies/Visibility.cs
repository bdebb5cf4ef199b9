using System.Reflection;

namespace AspNetWebSockets.ApiCompare.Assemblies;

/// <summary>What code outside of an assembly can use.</summary>
internal static class Visibility
{
    public static bool IsVisible(Type type) =>
        type.IsNested
            ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
            : type.IsPublic;

    public static bool IsVisible(MethodBase? method) =>
        method is not null
        && (method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && IsHeritable(method)));

    public static bool IsVisible(FieldInfo field) =>
        field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && IsHeritable(field));

    private static bool IsHeritable(MemberInfo member) => !member.DeclaringType!.IsSealed;
}
