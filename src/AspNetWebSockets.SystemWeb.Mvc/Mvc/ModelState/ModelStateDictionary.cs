using System.Diagnostics.CodeAnalysis;
using CoreModelState = Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary;

namespace System.Web.Mvc;

/// <summary>The values that arguments were made of, by name, whatever the case of its letters.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.modelstatedictionary"/>.</remarks>
public class ModelStateDictionary : Dictionary<string, ModelState>
{
    /// <summary>No values.</summary>
    public ModelStateDictionary()
        : base(StringComparer.OrdinalIgnoreCase) { }

    /// <summary>A copy.</summary>
    /// <param name="dictionary">The values.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dictionary"/> is <see langword="null"/>.</exception>
    public ModelStateDictionary(ModelStateDictionary dictionary)
        : this()
    {
        Merge(dictionary);
    }

    /// <summary>Whether nothing was wrong.</summary>
    public bool IsValid => Values.All(state => state.Errors.Count == 0);

    /// <summary>The state of a name; <see langword="null"/> for one without.</summary>
    /// <param name="key">The name.</param>
    [AllowNull]
    public new ModelState? this[string key]
    {
        get => GetValueOrDefault(key);
        set => base[key] = value ?? new ModelState();
    }

    /// <summary>Adds an exception.</summary>
    /// <param name="key">The name of the value.</param>
    /// <param name="exception">The exception.</param>
    public void AddModelError(string key, Exception exception) => StateOf(key).Errors.Add(exception);

    /// <summary>Adds words.</summary>
    /// <param name="key">The name of the value.</param>
    /// <param name="errorMessage">The words.</param>
    public void AddModelError(string key, string errorMessage) => StateOf(key).Errors.Add(errorMessage);

    /// <summary>Whether nothing was wrong with a value and with those whose names begin with its own and a dot.</summary>
    /// <param name="key">The name.</param>
    public bool IsValidField(string key) =>
        this.Where(entry =>
                string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)
                || entry.Key.StartsWith(key + ".", StringComparison.OrdinalIgnoreCase)
                || entry.Key.StartsWith(key + "[", StringComparison.OrdinalIgnoreCase)
            )
            .All(entry => entry.Value.Errors.Count == 0);

    /// <summary>Takes the values of another one over.</summary>
    /// <param name="dictionary">The other one; <see langword="null"/> for none.</param>
    public void Merge(ModelStateDictionary? dictionary)
    {
        foreach ((string key, ModelState state) in dictionary ?? [])
        {
            this[key] = state;
        }
    }

    /// <summary>Takes over what ASP.NET Core has found wrong.</summary>
    internal void Merge(CoreModelState core)
    {
        foreach ((string key, Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateEntry entry) in core)
        {
            ModelState state = StateOf(key);
            foreach (Microsoft.AspNetCore.Mvc.ModelBinding.ModelError error in entry.Errors)
            {
                state.Errors.Add(
                    error.Exception is null
                        ? new ModelError(error.ErrorMessage)
                        : new ModelError(error.Exception, error.ErrorMessage)
                );
            }
        }
    }

    private ModelState StateOf(string key)
    {
        if (!TryGetValue(key, out ModelState? state))
        {
            state = new ModelState();
            Add(key, state);
        }

        return state;
    }

    private ModelState? GetValueOrDefault(string key) => TryGetValue(key, out ModelState? state) ? state : null;
}
