using System.Collections;

namespace System.Web.Mvc;

/// <summary>Filters of all actions of MVC.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.globalfiltercollection"/>. Fill it before <c>app.MapSystemWebControllers()</c>.</remarks>
public sealed class GlobalFilterCollection : IEnumerable<object>
{
    private readonly List<object> _filters = [];

    /// <summary>How many there are.</summary>
    public int Count => _filters.Count;

    /// <summary>Adds a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="filter"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The object is no filter of MVC.</exception>
    public void Add(object filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter is not (IAuthorizationFilter or IActionFilter or IResultFilter or IExceptionFilter))
        {
            throw new InvalidOperationException(
                $"{filter.GetType()} is no filter of MVC and would never be called. It has to be an IAuthorizationFilter, IActionFilter, IResultFilter or IExceptionFilter of System.Web.Mvc."
            );
        }

        _filters.Add(filter);
    }

    /// <summary>Takes all filters out.</summary>
    public void Clear() => _filters.Clear();

    /// <summary>Whether a filter is among them.</summary>
    /// <param name="filter">The filter.</param>
    public bool Contains(object filter) => _filters.Contains(filter);

    /// <summary>Takes a filter out.</summary>
    /// <param name="filter">The filter.</param>
    public void Remove(object filter) => _filters.Remove(filter);

    /// <inheritdoc/>
    public IEnumerator<object> GetEnumerator() => _filters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
