using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Dynamic;

namespace System.Web.Helpers;

/// <summary>A JSON array whose items may be JSON objects.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.helpers.dynamicjsonarray"/>.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The name is that of 4.x.")]
[RequiresDynamicCode(Json.Reflects)]
public class DynamicJsonArray : DynamicObject, IEnumerable<object?>
{
    private readonly object?[] _values;

    /// <summary>Creates an array.</summary>
    /// <param name="values">The items.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public DynamicJsonArray(object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = [.. values.Select(DynamicJsonObject.Wrap)];
    }

    /// <summary>How many items there are.</summary>
    public int Length => _values.Length;

    /// <summary>An item.</summary>
    /// <param name="index">From 0.</param>
    public dynamic? this[int index]
    {
        get => _values[index];
        set => _values[index] = DynamicJsonObject.Wrap((object?)value);
    }

    /// <summary>The items, as those that take an array want them.</summary>
    /// <param name="obj">The array.</param>
    public static implicit operator object?[](DynamicJsonArray obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj._values;
    }

    /// <summary>The items, as those that take an array want them.</summary>
    /// <param name="obj">The array.</param>
    public static implicit operator Array(DynamicJsonArray obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj._values;
    }

    /// <inheritdoc/>
    public override bool TryConvert(ConvertBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = _values;
        return binder.Type.IsInstanceOfType(_values);
    }

    /// <summary>Goes through the items.</summary>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
