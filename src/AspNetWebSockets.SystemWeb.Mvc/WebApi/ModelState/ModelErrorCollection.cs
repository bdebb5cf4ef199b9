using System.Collections.ObjectModel;

namespace System.Web.Http.ModelBinding;

/// <summary>All that was wrong with a value.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/formats-and-model-binding/model-validation-in-aspnet-web-api"/>.</remarks>
public class ModelErrorCollection : Collection<ModelError>
{
    /// <summary>Adds an exception.</summary>
    /// <param name="exception">The exception.</param>
    public void Add(Exception exception) => Add(new ModelError(exception));

    /// <summary>Adds words.</summary>
    /// <param name="errorMessage">The words.</param>
    public void Add(string errorMessage) => Add(new ModelError(errorMessage));
}
