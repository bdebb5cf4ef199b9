using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace AspNetWebSockets.TestSupport;

/// <summary>The public API of an assembly as text, and the comparison with the approved one.</summary>
public static class PublicApi
{
    /// <summary>The environment variable that makes <see cref="ShouldMatch"/> write the approved file: set to 1.</summary>
    public const string ApproveVariable = "APPROVE_PUBLIC_API";

    /// <summary>
    /// Renders every public and protected type and member, sorted, one line each; equal for equal APIs whatever the
    /// order of declaration.
    /// </summary>
    public static string Render(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        StringBuilder text = new();
        foreach (
            IGrouping<string, Type> types in assembly
                .GetExportedTypes()
                .GroupBy(type => type.Namespace ?? "", StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            text.Append("namespace ").Append(types.Key).Append('\n');
            foreach (string type in types.Select(TypeDeclaration.Render).Order(StringComparer.Ordinal))
            {
                text.Append('\n').Append(type);
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>
    /// Fails with the difference when the API of <paramref name="assembly"/> is not the approved one. With
    /// <see cref="ApproveVariable"/> set to 1 it writes the approved file instead.
    /// </summary>
    /// <param name="assembly">The assembly under test.</param>
    /// <param name="approvedFile">The approved text, relative to the folder of the calling source file.</param>
    /// <param name="callerFile">Filled in by the compiler.</param>
    /// <exception cref="PublicApiMismatchException">The API differs, or the approved file is missing.</exception>
    public static void ShouldMatch(
        Assembly assembly,
        string approvedFile = "PublicApi.approved.txt",
        [CallerFilePath] string callerFile = ""
    )
    {
        string path = Path.Combine(Path.GetDirectoryName(callerFile)!, approvedFile);
        string actual = Render(assembly);
        if (string.Equals(Environment.GetEnvironmentVariable(ApproveVariable), "1", StringComparison.Ordinal))
        {
            File.WriteAllText(path, actual);
            return;
        }

        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (!string.Equals(approved, actual, StringComparison.Ordinal))
        {
            throw new PublicApiMismatchException(
                $"""
                The public API of {assembly.GetName().Name} is not the approved one in {path}
                (- approved, + actual):
                {LineDifference.Between(approved, actual)}
                If the change is meant: set {ApproveVariable}=1, run this test again and commit the file.
                """
            );
        }
    }
}
