namespace AspNetWebSockets.Migrate.Files;

/// <summary>What is to be said about single files. The rest of the site is done all the same.</summary>
internal sealed class Messages
{
    private readonly List<FileMessage> _all = [];
    private readonly HashSet<FileMessage> _known = [];

    internal IReadOnlyList<FileMessage> All => _all;

    /// <summary>Something that could not be read or understood.</summary>
    internal void Problem(string path, string text) => Add(new FileMessage(path, text, IsProblem: true));

    /// <summary>Something that is left out by design.</summary>
    internal void Note(string path, string text) => Add(new FileMessage(path, text, IsProblem: false));

    private void Add(FileMessage message)
    {
        if (_known.Add(message))
        {
            _all.Add(message);
        }
    }
}
