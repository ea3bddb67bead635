using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using Biela.Fisco;
using Biela.Host.Simulator;
using Biela.Kernel;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>What the authority has in store for a note.</summary>
internal enum Mishap
{
    /// <summary>A bad line: delays, and messages and answers that get lost.</summary>
    Line,

    /// <summary>The state falls silent, deaf or mute; the customer waits, and the sale gets a second note in contingency.</summary>
    Silence,

    /// <summary>It works for longer than anybody waits.</summary>
    TimeOut,

    /// <summary>It authorises, the answer is lost, who is asked does not know of it yet, and so it is sent twice (204).</summary>
    Duplicate,

    /// <summary>Another note has the number (539).</summary>
    Taken,

    /// <summary>It shuts the shop out for an hour (656).</summary>
    ShutOut,
}

/// <summary>Somebody who issues a note after the other, whatever happens.</summary>
internal sealed class Misfortune(Bureau bureau, IssuingShop shop, Random random, Task killing)
{
    /// <summary>How long Biela waits for an answer meanwhile.</summary>
    public static readonly (string, string) Timeout = ("biela__fiscal__timeout", "00:00:02");

    private readonly HashSet<Mishap> met = [];

    /// <summary>The notes of others that have a number of ours.</summary>
    public HashSet<string> Strangers { get; } = [];

    /// <summary>How many notes got a second one in contingency.</summary>
    public int Replaced { get; private set; }

    /// <summary>As many mishaps, in an order of chance: of every 24 each happens once at least.</summary>
    public static IEnumerable<Mishap> Deal(Random random, int count)
    {
        Mishap[] hand =
        [
            .. Enumerable.Repeat(Mishap.Line, 12), .. Enumerable.Repeat(Mishap.Silence, 6), .. Enumerable.Repeat(Mishap.Duplicate, 2),
            .. Enumerable.Repeat(Mishap.Taken, 2), Mishap.TimeOut, Mishap.ShutOut,
        ];
        for (var dealt = 0; dealt < count; dealt++)
        {
            if (dealt % hand.Length == 0) random.Shuffle(hand);
            yield return hand[dealt % hand.Length];
        }
    }

    /// <summary>Issues the note of a sale into a mishap. The first of each is waited for, so that it has surely happened.</summary>
    public async Task Meet(Mishap mishap, Guid invoice)
    {
        var surely = mishap != Mishap.Line && met.Add(mishap);
        // Whatever else befalls a shop that is shut out finds its notes waiting.
        if (surely || random.Next(3) == 0) await EndSilence();
        // An NFC-e that comes late is refused for that alone (704).
        var model = !surely && random.Next(3) == 0 ? DocumentModel.Nfce : DocumentModel.Nfe;
        if (mishap == Mishap.Taken) Strangers.Add(shop.Take(model, await Next(model)));
        shop.Tell(Mood(mishap, model, surely));
        var document = (await Persist(() => shop.Owner.Post($"fiscal/invoices/{invoice}/document", IssuingShop.Terms($"{model}"), key: $"{invoice}"))).Id();
        if (mishap == Mishap.Silence) await Replace(document, surely);
        if (mishap == Mishap.ShutOut) await Biela.Eventually(Profile, IsSilent, seconds: 60);
        if (!surely) return;
        if (mishap == Mishap.TimeOut)
            await Biela.Eventually(() => Persist(() => shop.Owner.Get($"fiscal/documents/{document}")), d => Said(d).Contains("2 segundos"), seconds: 60);
        if (mishap is Mishap.Duplicate or Mishap.Taken)
            await Biela.Eventually(() => Task.FromResult(bureau.Sefaz.Answered(mishap == Mishap.Taken ? 539 : 204)), times => times > 0, seconds: 60);
    }

    /// <summary>The hour is over, as soon as there is one.</summary>
    public async Task EndSilence()
    {
        while (await Profile() is var profile && IsSilent(profile))
            bureau.Biela.TravelTo(profile.Of("silentUntil").GetDateTimeOffset().AddMinutes(1));
    }

    // An NFC-e that is sent again late is refused for that (704), and what is written anew then is not what the authority has.
    private Behaviour Mood(Mishap mishap, DocumentModel model, bool surely) => (mishap switch
    {
        Mishap.Silence => new Behaviour { Mute = random.Next(2) == 0 || surely, DropBefore = 0.9m, SparesContingency = random.Next(4) > 0 },
        Mishap.TimeOut => new() { DelayMs = 2500 },
        Mishap.Duplicate => new() { DropAfterAuthorising = 0.99m },
        Mishap.Taken => new(),
        Mishap.ShutOut => new() { Status = 656 },
        _ => new() { DropBefore = 0.2m, DropAfterAuthorising = 0.3m, DelayMs = random.Next(50) },
    }) with { Seed = random.Next(), LearnsLate = model == DocumentModel.Nfce ? 0 : mishap == Mishap.Duplicate ? 1 : random.Next(2) };

    /// Whoever waits for the authority with a customer at the counter; often the answer is there by then, or the courier has it in hand.
    private async Task Replace(Guid document, bool surely)
    {
        for (var again = 0; again < (surely ? 200 : 1); again++)
        {
            await Task.Delay(300);
            try
            {
                await Persist(() => shop.Owner.Post(
                    $"fiscal/documents/{document}/replace", new { reason = "A SEFAZ do estado não responde" }, key: $"replace-{document}-{again}"));
                Replaced++;
                return;
            }
            catch (Refusal answered) when (answered.Status is 409 or 422) { }
        }
    }

    private Task<JsonElement> Profile() => Persist(() => shop.Owner.Get("fiscal/profile"));

    private async Task<int> Next(DocumentModel model) =>
        (int)(await Profile()).List("numbers").Single(n => n.Text("model") == $"{model}").Number("next");

    private static bool IsSilent(JsonElement profile) => profile.Of("silentUntil").ValueKind == JsonValueKind.String;

    private static string Said(JsonElement document) => document.Of("reason").GetString() ?? "";

    /// Whoever presses the button presses it again until somebody answers.
    private async Task<JsonElement> Persist(Func<Task<JsonElement>> act)
    {
        for (var again = 0; ; again++)
            try
            {
                return await act();
            }
            catch (Exception away) when (again < 3000 && away is HttpRequestException or IOException or SocketException)
            {
                // Who could not start it again says why.
                if (killing.IsFaulted) await killing;
                await Task.Delay(100);
            }
    }
}
