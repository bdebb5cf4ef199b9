namespace System.Web.Http.ModelBinding;

/// <summary>What was wrong with a value.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/formats-and-model-binding/model-validation-in-aspnet-web-api"/>.</remarks>
public class ModelError
{
    /// <summary>An exception.</summary>
    /// <param name="exception">The exception.</param>
    public ModelError(Exception exception)
        : this(exception, errorMessage: null) { }

    /// <summary>An exception and words for it.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="errorMessage">The words; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public ModelError(Exception exception, string? errorMessage)
        : this(errorMessage)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
    }

    /// <summary>Words.</summary>
    /// <param name="errorMessage">The words; <see langword="null"/> for none.</param>
    public ModelError(string? errorMessage)
    {
        ErrorMessage = errorMessage ?? string.Empty;
    }

    /// <summary>The words; empty for none.</summary>
    public string ErrorMessage { get; }

    /// <summary>The exception; <see langword="null"/> for none.</summary>
    public Exception? Exception { get; }
}
