using System.Collections.Concurrent;

namespace System.Web.Mvc;

/// <summary>Which controllers belong to an area that was registered.</summary>
internal static class AreaNamespaces
{
    private static readonly ConcurrentDictionary<string, string> Areas = new(StringComparer.Ordinal);

    internal static bool Any => !Areas.IsEmpty;

    internal static void Add(string? areaNamespace, string areaName) => Areas[areaNamespace ?? string.Empty] = areaName;

    /// <summary>The area of a controller; <see langword="null"/> for none.</summary>
    internal static string? Of(Type controller) =>
        Areas
            .Where(area => $"{controller.Namespace}.".StartsWith(area.Key + ".", StringComparison.Ordinal))
            .OrderByDescending(area => area.Key.Length)
            .Select(area => area.Value)
            .FirstOrDefault();
}
