namespace System.Web.Mvc;

/// <summary>What a controller gives a view, by name, whatever the case of its letters; and its model.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.viewdatadictionary"/>.</remarks>
public class ViewDataDictionary : Dictionary<string, object?>
{
    /// <summary>Nothing.</summary>
    public ViewDataDictionary()
        : base(StringComparer.OrdinalIgnoreCase) { }

    /// <summary>A model.</summary>
    /// <param name="model">The model.</param>
    public ViewDataDictionary(object? model)
        : this()
    {
        Model = model;
    }

    /// <summary>The model; <see langword="null"/> for none.</summary>
    public object? Model { get; set; }

    /// <summary>A value; <see langword="null"/> for a name without one.</summary>
    /// <param name="key">The name.</param>
    public new object? this[string key]
    {
        get => TryGetValue(key, out object? value) ? value : null;
        set => base[key] = value;
    }
}
