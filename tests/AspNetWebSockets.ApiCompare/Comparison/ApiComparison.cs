using AspNetWebSockets.ApiCompare.Assemblies;
using AspNetWebSockets.ApiCompare.Signatures;

namespace AspNetWebSockets.ApiCompare.Comparison;

/// <summary>Compares every type that our assemblies declare in namespaces of the .NET Framework.</summary>
public static class ApiComparison
{
    /// <summary>All differences, by type.</summary>
    public static IReadOnlyList<Difference> Run()
    {
        using AssemblySet ours = AssemblySet.Ours();
        using AssemblySet framework = AssemblySet.Framework48();
        return Between(ours, framework);
    }

    /// <summary>The differences between the types of two sets.</summary>
    public static IReadOnlyList<Difference> Between(AssemblySet ours, AssemblySet framework)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(framework);
        return [.. ours.Types.SelectMany(type => Compare(type, framework.Find(type.FullName!)))];
    }

    /// <summary>The names of the types that were found on both sides.</summary>
    public static IReadOnlyList<string> ComparedTypes()
    {
        using AssemblySet ours = AssemblySet.Ours();
        using AssemblySet framework = AssemblySet.Framework48();
        return [.. ours.Types.Where(type => framework.Find(type.FullName!) is not null).Select(TypeName.Full)];
    }

    private static IEnumerable<Difference> Compare(Type ours, Type? framework)
    {
        bool isOlder = IsOlderThanOurs(ours.Namespace!);
        if (framework is not null)
        {
            return new TypeComparison(ours, framework, isOlder).Differences();
        }

        return isOlder
            ? []
            : [new Difference(DifferenceKind.Extra, TypeName.Full(ours), "", Framework: null, TypeText.Of(ours))];
    }

    /// <summary>
    /// Debian has Web API 1 and MVC 3, ours stand for Web API 2 and MVC 5: what the old ones have can be compared, what
    /// they lack cannot.
    /// </summary>
    private static bool IsOlderThanOurs(string name) =>
        name is "System.Net.Http"
        || name.StartsWith("System.Web.Http", StringComparison.Ordinal)
        || name.StartsWith("System.Web.Mvc", StringComparison.Ordinal);
}
