using System.Text;

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>Declares the namespaces that leftover <c>using</c> lines name.</summary>
internal static class NamespacesText
{
    internal static GeneratedFile Write(IEnumerable<string> namespaces)
    {
        StringBuilder text = new();
        _ = text.Append("// Namespaces that using lines of the old files name and that have nothing in them here.\n");
        foreach (string name in namespaces)
        {
            _ = text.Append("namespace ").Append(name).Append(" { }\n");
        }

        return new GeneratedFile("EmptyNamespaces.cs", text.ToString());
    }
}
