namespace AspNetWebSockets.Tests;

/// <summary>The documents of the repository.</summary>
internal static class Pages
{
    public static string Root { get; } = FindRoot();

    /// <param name="page">Its path in the repository.</param>
    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AspNetWebSockets.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder.ShouldNotBeNull("the tests run in the repository");
    }
}
