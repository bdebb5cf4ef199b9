using System.Collections;

namespace System.Web.Http.Filters;

/// <summary>Filters of all actions.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/security/authentication-and-authorization-in-aspnet-web-api"/>.</remarks>
public class HttpFilterCollection : IEnumerable<FilterInfo>
{
    private readonly List<FilterInfo> _filters = [];

    /// <summary>How many there are.</summary>
    public int Count => _filters.Count;

    /// <summary>Adds a filter.</summary>
    /// <param name="filter">One that derives from <see cref="AuthorizationFilterAttribute"/>, <see cref="ActionFilterAttribute"/> or <see cref="ExceptionFilterAttribute"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="filter"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The filter derives from none of them and would never be called.</exception>
    public void Add(IFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter is not (AuthorizationFilterAttribute or ActionFilterAttribute or ExceptionFilterAttribute))
        {
            throw new ArgumentException(
                $"{filter.GetType()} would never be called. Derive it from AuthorizationFilterAttribute, ActionFilterAttribute or ExceptionFilterAttribute of System.Web.Http.Filters.",
                nameof(filter)
            );
        }

        _filters.Add(new FilterInfo(filter, FilterScope.Global));
    }

    /// <summary>Adds filters.</summary>
    /// <param name="filters">The filters.</param>
    /// <inheritdoc cref="Add" path="/exception"/>
    public void AddRange(IEnumerable<IFilter> filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        foreach (IFilter filter in filters)
        {
            Add(filter);
        }
    }

    /// <summary>Takes all filters out.</summary>
    public void Clear() => _filters.Clear();

    /// <summary>Whether a filter is among them.</summary>
    /// <param name="filter">The filter.</param>
    public bool Contains(IFilter filter) => _filters.Exists(info => ReferenceEquals(info.Instance, filter));

    /// <inheritdoc/>
    public IEnumerator<FilterInfo> GetEnumerator() => _filters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes a filter out.</summary>
    /// <param name="filter">The filter.</param>
    public void Remove(IFilter filter) => _filters.RemoveAll(info => ReferenceEquals(info.Instance, filter));
}
