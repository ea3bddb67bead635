using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>
/// The declaration that an NFS-e is taken back (e101101), or the event by which the authority itself took it back when another one replaced it (e105102),
/// which is only fetched.
/// </summary>
internal sealed class ServiceCancellationLetter : Letter
{
    private ServiceCancellationLetter() { }

    /// <summary>A declaration that was just signed.</summary>
    public ServiceCancellationLetter(ServiceNote of, string text, DateOnly on, SignedDocument signed)
    {
        (NoteId, NfseKey, Environment, Text, DeclaredOn, Signed) = (of.Id, of.NfseKey!, of.Environment, text, on, signed.Bytes);
    }

    /// <summary>The event that the authority registers of itself, once it has made another note in the place of this one.</summary>
    public ServiceCancellationLetter(ServiceNote of, ServiceNote by, string text, DateOnly on)
    {
        (NoteId, NfseKey, Environment, Text, DeclaredOn) = (of.Id, of.NfseKey!, of.Environment, text, on);
        (Substitute, InDoubt) = (by.NfseKey, true);
    }

    public Guid NoteId { get; private init; }
    public string NfseKey { get; private init; } = "";

    /// <summary>The reason.</summary>
    public string Text { get; private init; } = "";

    public DateOnly DeclaredOn { get; private init; }

    /// <summary>The key of the NFS-e that stands in its place; null where it was just cancelled.</summary>
    public string? Substitute { get; private init; }

    /// <summary>The type of the event.</summary>
    public int EventType => Substitute is null ? ServiceEvents.Cancellation : ServiceEvents.CancellationBySubstitution;

    public DeclarationStatus Status { get; private set; }

    /// <summary>Whether the authority said no, which it also does to what it has registered already: the event itself is asked for once more.</summary>
    public bool WasRefused { get; private set; }

    /// <inheritdoc/>
    public override bool IsOpen => Status == DeclarationStatus.Waiting;

    /// <inheritdoc/>
    public override Question Ask() => InDoubt ? new SefinQuestion(Sefin.Event(Environment, Key, EventType, 1))
        : new SefinQuestion(Sefin.Events(Environment, Key), Sefin.Declare(new(Signed, $"PRE{NfseKey}{EventType}", "")));

    private NfseKey Key => Biela.Fisco.NfseKey.Parse(NfseKey);

    /// <inheritdoc/>
    protected override Then? Read(Question question, Delivery.Answered answered, DateTimeOffset now)
    {
        switch (answered.OfSefin)
        {
            case SefinAnswer.Registered registered:
                (Status, Reason) = (DeclarationStatus.Registered, registered.Alerts is [_, ..] alerts ? string.Join("; ", alerts) : registered.Advice);
                return Decided(null, registered.Xml, registered.At ?? now);
            case var _ when answered.HttpStatus == 404 && Substitute is not null:
                Reason = "A Sefin Nacional ainda não registrou a substituição.";
                return Later();
            case var _ when !question.Changes && answered.HttpStatus == 404 && WasRefused:
                Status = DeclarationStatus.Refused;
                return Decided(null, null, now);
            case var _ when !question.Changes && answered.HttpStatus == 404:
                InDoubt = false;
                return Later();
            case SefinAnswer.Refused refused when question.Changes && IsFinal(answered.HttpStatus):
                (WasRefused, InDoubt, Reason) = (true, true, string.Join("; ", refused.Errors));
                return Later();
            default: return null;
        }
    }
}
