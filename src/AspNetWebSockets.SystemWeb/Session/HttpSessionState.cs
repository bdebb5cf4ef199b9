using System.Collections;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;

namespace System.Web.SessionState;

/// <summary>
/// Values of one visitor, kept between his requests as the objects that they are: in the memory of the process, like the
/// mode <c>InProc</c> of the .NET Framework. They are gone after a restart and when nobody has asked for them for the idle
/// time of <c>AddSession</c>; on several servers a visitor has to come back to the same one (sticky sessions).
/// </summary>
/// <remarks>
/// <para>See <see href="https://learn.microsoft.com/dotnet/api/system.web.sessionstate.httpsessionstate"/>. Thread-safe.</para>
/// <para>The identifier is that of ASP.NET Core's session; its own values, <c>ISession</c>, are others.</para>
/// </remarks>
[SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's members are not static.")]
public sealed class HttpSessionState : ICollection
{
    private const int MostMinutes = 365 * 24 * 60;
    private readonly SessionEntry _entry;
    private readonly RequestSession? _request;

    internal HttpSessionState(SessionEntry entry, RequestSession? request, bool isNewSession, bool isReadOnly)
    {
        _entry = entry;
        _request = request;
        IsNewSession = isNewSession;
        IsReadOnly = isReadOnly;
    }

    /// <summary>The same object.</summary>
    public HttpSessionState Contents => this;

    /// <summary>Where the identifier travels: in a cookie.</summary>
    public HttpCookieMode CookieMode => HttpCookieMode.UseCookies;

    /// <summary>How many values there are.</summary>
    public int Count => _entry.Items.Count;

    /// <summary>Whether the identifier travels in the address; <see langword="false"/>.</summary>
    public bool IsCookieless => false;

    /// <summary>Whether the session began with this request.</summary>
    public bool IsNewSession { get; }

    /// <summary>Whether the request is marked as one that only reads, by <see cref="IReadOnlySessionState"/>. What it changes all the same is kept, as on the .NET Framework.</summary>
    public bool IsReadOnly { get; }

    /// <inheritdoc/>
    public bool IsSynchronized => false;

    /// <summary>The names.</summary>
    public NameObjectCollectionBase.KeysCollection Keys => _entry.Items.Keys;

    /// <summary>Where sessions are kept: in the process.</summary>
    public SessionStateMode Mode => SessionStateMode.InProc;

    /// <summary>The identifier. Asking for it makes the session be kept.</summary>
    /// <exception cref="InvalidOperationException">The session is new, and the header fields of the response were sent already.</exception>
    public string SessionID
    {
        get
        {
            _request?.Keep();
            return _entry.Id;
        }
    }

    /// <inheritdoc/>
    public object SyncRoot => this;

    /// <summary>
    /// The minutes without a request after which the session ends. Longer than <c>SessionOptions.IdleTimeout</c> has no
    /// effect, as ASP.NET Core forgets the identifier then.
    /// </summary>
    /// <value>Default <c>SessionOptions.IdleTimeout</c>, rounded up; 1 to 525600.</value>
    /// <exception cref="ArgumentException">Set: the value is not in the range.</exception>
    public int Timeout
    {
        get => (int)Math.Ceiling(_entry.Timeout.TotalMinutes);
        set
        {
            if (value is < 1 or > MostMinutes)
            {
                throw new ArgumentException(
                    $"The time-out of a session is 1 to {MostMinutes} minutes, but {value} was given.",
                    nameof(value)
                );
            }

            _entry.Timeout = TimeSpan.FromMinutes(value);
        }
    }

    /// <summary>A value by position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public object? this[int index]
    {
        get => _entry.Items[index];
        set => _entry.Items[index] = value;
    }

    /// <summary>A value by name; <see langword="null"/> when there is none.</summary>
    /// <param name="name">The name, compared without regard to case.</param>
    /// <exception cref="InvalidOperationException">Set: the session is new, and the header fields of the response were sent already.</exception>
    public object? this[string name]
    {
        get => _entry.Items[name];
        set
        {
            _request?.Keep();
            _entry.Items[name] = value;
        }
    }

    /// <summary>Ends the session when the request has ended; the next request begins another one of the same identifier.</summary>
    public void Abandon() => _entry.IsAbandoned = true;

    /// <summary>Sets a value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The session is new, and the header fields of the response were sent already.</exception>
    public void Add(string name, object? value) => this[name] = value;

    /// <summary>Removes all values; the session goes on.</summary>
    public void Clear() => _entry.Items.Clear();

    /// <summary>Copies the names.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="index">The first position in <paramref name="array"/>.</param>
    public void CopyTo(Array array, int index) => _entry.Items.Names.CopyTo(array, index);

    /// <summary>Enumerates the names as they are now.</summary>
    public IEnumerator GetEnumerator() => _entry.Items.Names.GetEnumerator();

    /// <summary>Removes a value.</summary>
    /// <param name="name">The name.</param>
    public void Remove(string name) => _entry.Items.Remove(name);

    /// <summary>Removes all values; the session goes on.</summary>
    public void RemoveAll() => Clear();

    /// <summary>Removes a value by position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public void RemoveAt(int index) => _entry.Items.RemoveAt(index);
}
