namespace Biela.Papers;

/// <summary>The symbols of Code 128 (ISO/IEC 15417). The tables of the tax authorities have misprints; these are those of the norm.</summary>
internal static class Code128
{
    private const int A = 0, B = 1, C = 2, Sets = 3, Shift = 98, StartA = 103, Stop = 106, CheckModulus = 103;

    // More than any text costs, and still far from an overflow.
    private const int Impossible = int.MaxValue / 4;

    /// The symbol that changes to a set is the same in all others.
    private static readonly byte[] Switch = [101, 100, 99];

    private static readonly int[] Preferred = [C, A, B];

    /// Bars and gaps of the values 0 to 105, six widths each, and of the stop symbol, which ends with a bar.
    private const string Patterns =
        "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231" +
        "213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311" +
        "112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111" +
        "111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212" +
        "124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131" +
        "2114122112142112322331112";

    /// <summary>The values of all symbols: start, text, check and stop.</summary>
    public static byte[] Encode(string text)
    {
        if (text.Length == 0 || !text.All(char.IsAscii)) throw new ArgumentException("Code 128 holds ASCII, at least one character.", nameof(text));
        var costs = Costs(text);
        var set = Cheapest(s => Direct(costs, text, 0, s));
        List<byte> values = [(byte)(StartA + set)];
        for (var at = 0; at < text.Length;)
        {
            var (stay, next, shift) = Ways(costs, text, at, set);
            if (shift < Math.Min(stay, next.Cost))
            {
                values.AddRange([Shift, Value(text[at++], set == A ? B : A)]);
                continue;
            }
            // Digits are in pairs as soon as this costs nothing, as in the examples of the tax authorities.
            if (next.Cost < stay || (next.Cost == stay && next.Set == C)) values.Add(Switch[set = next.Set]);
            values.Add(set == C ? (byte)((text[at] - '0') * 10 + text[at + 1] - '0') : Value(text[at], set));
            at += set == C ? 2 : 1;
        }
        values.Add((byte)(values.Select((value, index) => value * Math.Max(index, 1)).Sum() % CheckModulus));
        return [.. values, Stop];
    }

    /// <summary>The widths of bars and gaps.</summary>
    public static byte[] Widths(byte[] values) =>
        [.. values.SelectMany(value => Patterns.Substring(6 * value, value == Stop ? 7 : 6)).Select(width => (byte)(width - '0'))];

    /// How many symbols the rest of the text takes from each place and each set, counted from its end.
    private static int[,] Costs(string text)
    {
        var costs = new int[text.Length + 1, Sets];
        for (var at = text.Length - 1; at >= 0; at--)
            for (var set = A; set <= C; set++)
            {
                var (stay, next, shift) = Ways(costs, text, at, set);
                costs[at, set] = Math.Min(Math.Min(stay, next.Cost), shift);
            }
        return costs;
    }

    private static (int Stay, (int Set, int Cost) Next, int Shift) Ways(int[,] costs, string text, int at, int set)
    {
        var next = Cheapest(other => other == set ? Impossible : 1 + Direct(costs, text, at, other));
        var shift = set != C && Fits(text, at, set == A ? B : A) ? 2 + costs[at + 1, set] : Impossible;
        return (Direct(costs, text, at, set), (next, next == set ? Impossible : 1 + Direct(costs, text, at, next)), shift);
    }

    /// Among equals the first: digits in pairs, then the set of the examples of the tax authorities.
    private static int Cheapest(Func<int, int> cost) => Preferred.MinBy(cost);

    /// The cost when the next symbol is of this set.
    private static int Direct(int[,] costs, string text, int at, int set) => !Fits(text, at, set) ? Impossible : 1 + costs[at + (set == C ? 2 : 1), set];

    private static bool Fits(string text, int at, int set) => set switch
    {
        A => text[at] < '`',
        B => text[at] >= ' ',
        _ => at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]),
    };

    private static byte Value(char character, int set) => (byte)(set == A && character < ' ' ? character + 64 : character - ' ');
}
