using System.Collections.Concurrent;

namespace System.Web.SessionState;

/// <summary>The sessions of the process by identifier.</summary>
/// <remarks>Thread-safe.</remarks>
internal static class SessionStore
{
    private static readonly ConcurrentDictionary<string, SessionEntry> Entries = new(StringComparer.Ordinal);

    /// <summary>The session of an identifier, joined; made when there is none.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="create">Makes the session.</param>
    /// <returns>The session, and whether it was made now.</returns>
    internal static (SessionEntry Entry, bool IsNew) Join(string id, Func<SessionEntry> create)
    {
        while (true)
        {
            if (Entries.TryGetValue(id, out SessionEntry? entry))
            {
                if (entry.TryJoin())
                {
                    return (entry, false);
                }

                Remove(entry);
                continue;
            }

            SessionEntry made = create();
            _ = made.TryJoin();
            if (Entries.TryAdd(id, made))
            {
                return (made, true);
            }
        }
    }

    internal static void Remove(SessionEntry entry) => Entries.TryRemove(KeyValuePair.Create(entry.Id, entry));
}
