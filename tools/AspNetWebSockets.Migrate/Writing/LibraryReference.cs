namespace AspNetWebSockets.Migrate.Writing;

/// <summary>How the new project refers to AspNetWebSockets.</summary>
/// <param name="PackageVersion">The version of the packages.</param>
/// <param name="Checkout">The folder of the repository, to refer to its projects instead; a full path.</param>
internal sealed record LibraryReference(string PackageVersion, string? Checkout)
{
    internal const string SystemWeb = "AspNetWebSockets.SystemWeb";
    internal const string Controllers = "AspNetWebSockets.SystemWeb.Mvc";

    /// <summary>The project of a package in a repository.</summary>
    internal static string ProjectIn(string checkout, string package) =>
        Path.Combine(checkout, "src", package, $"{package}.csproj");
}
